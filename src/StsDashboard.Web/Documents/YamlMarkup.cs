using System.Net;
using System.Text;
using StsDashboard.Domain.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace StsDashboard.Web.Documents;

/// <summary>YAML of ours as HTML, each name and value in a span whose class says what it is. All text is encoded.</summary>
public static class YamlMarkup
{
    /// <param name="yaml">Written by <see cref="YamlText"/>.</param>
    public static string Of(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        var html = new StringBuilder(yaml.Length * 2);
        var done = 0;
        foreach (var (start, end, kind) in Scalars(yaml))
        {
            html.Append(WebUtility.HtmlEncode(yaml[done..start]))
                .Append("<span class=\"").Append(kind).Append("\">").Append(WebUtility.HtmlEncode(yaml[start..end])).Append("</span>");
            done = end;
        }
        return html.Append(WebUtility.HtmlEncode(yaml[done..])).ToString();
    }

    private static IEnumerable<(int Start, int End, string Kind)> Scalars(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        // Of each map and list that is open: a map's names and values take turns, a list has values only.
        var open = new Stack<(bool IsMap, bool NameIsNext)>();
        open.Push((false, false));
        while (parser.MoveNext())
        {
            var isName = open.Peek() is (true, true);
            switch (parser.Current)
            {
                case Scalar scalar:
                    Turn(open);
                    yield return ((int)scalar.Start.Index, (int)scalar.End.Index, isName ? "y-name" : KindOf(scalar));
                    break;
                case MappingStart:
                    open.Push((true, true));
                    break;
                case SequenceStart:
                    open.Push((false, false));
                    break;
                case MappingEnd or SequenceEnd:
                    open.Pop();
                    Turn(open);
                    break;
            }
        }
    }

    private static void Turn(Stack<(bool IsMap, bool NameIsNext)> open)
    {
        var (isMap, nameIsNext) = open.Pop();
        open.Push((isMap, isMap && !nameIsNext));
    }

    private static string KindOf(Scalar scalar) => scalar switch
    {
        { Value: var text } when text.Contains(SecretMask.Hidden, StringComparison.Ordinal) => "y-hidden",
        { Style: ScalarStyle.Plain, Value: "true" or "false" or "null" } => "y-other",
        { Style: ScalarStyle.Plain, Value: [>= '0' and <= '9', ..] text } when text.All(char.IsAsciiDigit) => "y-other",
        _ => "y-text",
    };
}
