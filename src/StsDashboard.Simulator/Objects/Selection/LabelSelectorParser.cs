using System.Collections.Immutable;

namespace StsDashboard.Simulator.Objects.Selection;

/// <summary>The <c>labelSelector</c> of a query: <c>a=b,c!=d,e in (f,g),h notin (i),j,!k</c> (apimachinery, pkg/labels/selector.go).</summary>
public sealed class LabelSelectorParser
{
    private readonly string _text;
    private int _position;

    private LabelSelectorParser(string text) => _text = text;

    /// <exception cref="ApiException">400: not a selector.</exception>
    public static LabelSelector Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return LabelSelector.Everything;
        var parser = new LabelSelectorParser(text);
        var requirements = ImmutableArray.CreateBuilder<LabelRequirement>();
        do
            requirements.Add(parser.Requirement());
        while (parser.Take(","));
        return parser.AtEnd ? new LabelSelector(requirements.ToImmutable()) : throw parser.Refuse();
    }

    private bool AtEnd
    {
        get
        {
            SkipSpace();
            return _position == _text.Length;
        }
    }

    private LabelRequirement Requirement()
    {
        if (Take("!"))
            return new LabelRequirement(Word(), LabelOperator.DoesNotExist, []);
        var key = Word();
        if (key.Length == 0)
            throw Refuse();
        if (Take("!="))
            return new LabelRequirement(key, LabelOperator.NotIn, [Word()]);
        if (Take("==") || Take("="))
            return new LabelRequirement(key, LabelOperator.In, [Word()]);
        if (AtEnd || _text[_position] == ',')
            return new LabelRequirement(key, LabelOperator.Exists, []);
        return Word() switch
        {
            "in" => new LabelRequirement(key, LabelOperator.In, Values()),
            "notin" => new LabelRequirement(key, LabelOperator.NotIn, Values()),
            _ => throw Refuse(),
        };
    }

    private ImmutableArray<string> Values()
    {
        if (!Take("("))
            throw Refuse();
        var values = ImmutableArray.CreateBuilder<string>();
        do
            values.Add(Word());
        while (Take(","));
        return Take(")") ? values.ToImmutable() : throw Refuse();
    }

    private string Word()
    {
        SkipSpace();
        var start = _position;
        while (_position < _text.Length && (char.IsAsciiLetterOrDigit(_text[_position]) || _text[_position] is '-' or '_' or '.' or '/'))
            _position++;
        return _text[start.._position];
    }

    private bool Take(string token)
    {
        SkipSpace();
        if (!_text.AsSpan(_position).StartsWith(token, StringComparison.Ordinal))
            return false;
        _position += token.Length;
        return true;
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
            _position++;
    }

    private ApiException Refuse() => ApiErrors.BadRequest($"unable to parse requirement: found '{_text[_position..]}' in \"{_text}\"");
}
