{{- define "sts-dashboard.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "sts-dashboard.account" -}}
{{- default (ternary (include "sts-dashboard.name" .) "default" .Values.serviceAccount.create) .Values.serviceAccount.name }}
{{- end }}

{{- define "sts-dashboard.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "sts-dashboard.labels" -}}
{{ include "sts-dashboard.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "sts-dashboard.image" -}}
{{- if .Values.image.digest }}{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else }}{{ .Values.image.repository }}:{{ default .Chart.AppVersion .Values.image.tag }}
{{- end }}
{{- end }}

{{/* The options of the command line, as a list in YAML; nothing without any. */}}
{{- define "sts-dashboard.args" -}}
{{- $args := list }}
{{- with .Values.demo }}{{ $args = append $args (ternary "--demo" (printf "--demo=%v" .) (eq (toString .) "true")) }}{{ end }}
{{- with .Values.namespaces }}{{ $args = concat $args (list "--namespaces" (join "," .)) }}{{ end }}
{{- with .Values.clusterDomain }}{{ $args = concat $args (list "--cluster-domain" .) }}{{ end }}
{{- with .Values.dnsServers }}{{ $args = concat $args (list "--dns-server" (join "," .)) }}{{ end }}
{{- $args = concat $args (include "sts-dashboard.accessArgs" . | fromYamlArray) }}
{{- with concat $args .Values.extraArgs }}{{ toYaml . }}{{ end }}
{{- end }}
