using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace StsDashboard.Web.Documents;

/// <summary>JSON from the API server as YAML, the way <c>kubectl get -o yaml</c> writes it: block style, the order as it is.</summary>
public static partial class YamlText
{
    private static readonly EmitterSettings Form = new(
        bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, skipAnchorName: true, indentSequences: false, newLine: "\n");

    public static string Of(JsonElement document)
    {
        var text = new StringWriter();
        var emitter = new Emitter(text, Form);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, document);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, element.EnumerateObject().Any() ? MappingStyle.Block : MappingStyle.Flow));
                foreach (var property in element.EnumerateObject())
                {
                    EmitText(emitter, property.Name, isKey: true);
                    Emit(emitter, property.Value);
                }
                emitter.Emit(new MappingEnd());
                break;
            case JsonValueKind.Array:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, element.GetArrayLength() > 0 ? SequenceStyle.Block : SequenceStyle.Flow));
                foreach (var item in element.EnumerateArray())
                {
                    Emit(emitter, item);
                }
                emitter.Emit(new SequenceEnd());
                break;
            case JsonValueKind.String:
                EmitText(emitter, element.GetString()!);
                break;
            default:
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, element.ValueKind == JsonValueKind.Undefined ? "null" : element.GetRawText(), ScalarStyle.Plain, true, false));
                break;
        }
    }

    private static void EmitText(Emitter emitter, string text, bool isKey = false)
    {
        var style = text.Contains('\n') ? (isKey || !Block().IsMatch(text) ? ScalarStyle.DoubleQuoted : ScalarStyle.Literal)
            : IsTakenForOther(text) || IsLostPlain(text) ? ScalarStyle.DoubleQuoted
            : ScalarStyle.Any;
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: style == ScalarStyle.Any, isQuotedImplicit: true));
    }

    /// <summary>Without quotes some reader, of YAML 1.1 or 1.2, would take it for a number, a time, a truth or nothing.</summary>
    private static bool IsTakenForOther(string text) => text.Length == 0 || Word().IsMatch(text) || Figure().IsMatch(text);

    /// <summary>
    /// Blanks at an end and controls in between do not survive outside quotes. An asterisk or an ampersand after a blank does by
    /// the book, and some readers, YamlDotNet's own among them, take it for an alias or an anchor.
    /// </summary>
    private static bool IsLostPlain(string text) =>
        char.IsWhiteSpace(text[0])
        || char.IsWhiteSpace(text[^1])
        || text.Any(char.IsControl)
        || text.Contains(" *", StringComparison.Ordinal)
        || text.Contains(" &", StringComparison.Ordinal);

    /// <summary>Lines without blanks at their ends, the first not indented: others need hints that not every reader takes.</summary>
    [GeneratedRegex(@"^[^\s#](?:[^\p{C}\u2028\u2029]*[^\p{C}\s])?(?:\n(?:[^\p{C}\u2028\u2029]*[^\p{C}\s])?)*\z")]
    private static partial Regex Block();

    [GeneratedRegex(@"^(y|n|yes|no|on|off|true|false|null|~|=|<<|[-+]?\.(inf|nan))\z", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex(@"^([-+.]?[0-9][-+.:0-9eEtTzZ_ ]*|[-+]?0[xXoO][0-9a-fA-F_]+)\z")]
    private static partial Regex Figure();
}
