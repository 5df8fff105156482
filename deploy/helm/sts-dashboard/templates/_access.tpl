{{/* Where the Secret of the logins is found in the pod. */}}
{{- define "sts-dashboard.secrets" -}}/etc/sts-dashboard{{- end }}

{{/* The options about who may look, as a list in YAML. */}}
{{- define "sts-dashboard.accessArgs" -}}
{{- $access := .Values.access }}
{{- $secrets := include "sts-dashboard.secrets" . }}
{{- $args := list }}
{{- if eq $access.mode "none" }}
{{- if $access.allowAnonymous }}{{ $args = append $args "--allow-anonymous" }}{{ end }}
{{- else }}
{{- $args = append $args (printf "--access=%s" $access.mode) }}
{{- if $access.authorizeNamespaces }}{{ $args = append $args "--authorize-namespaces" }}{{ end }}
{{- with $access.userPrefix }}{{ $args = append $args (printf "--user-prefix=%s" .) }}{{ end }}
{{- with $access.groupPrefix }}{{ $args = append $args (printf "--group-prefix=%s" .) }}{{ end }}
{{- if $access.metricsToken }}{{ $args = append $args (printf "--metrics-token-file=%s/metrics-token" $secrets) }}{{ end }}
{{- end }}
{{- if eq $access.mode "oidc" }}
{{- with $access.oidc }}
{{- $args = concat $args (list (printf "--public-url=%s" .publicUrl) (printf "--oidc-authority=%s" .authority) (printf "--oidc-client-id=%s" .clientId)) }}
{{- $args = concat $args (list (printf "--oidc-username-claim=%s" .usernameClaim) (printf "--oidc-groups-claim=%s" .groupsClaim)) }}
{{- with .scopes }}{{ $args = append $args (printf "--oidc-scopes=%s" (join "," .)) }}{{ end }}
{{- end }}
{{- if $access.secretName }}{{ $args = append $args (printf "--oidc-client-secret-file=%s/client-secret" $secrets) }}{{ end }}
{{- end }}
{{- if eq $access.mode "proxy" }}
{{- $args = concat $args (list (printf "--proxy-from=%s" (join "," $access.proxy.from)) (printf "--proxy-secret-file=%s/proxy-secret" $secrets)) }}
{{- end }}
{{- toYaml $args }}
{{- end }}
