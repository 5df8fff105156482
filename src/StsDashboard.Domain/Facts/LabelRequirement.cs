namespace StsDashboard.Domain.Facts;

/// <summary>One <c>matchExpressions</c> entry. An operator we do not know selects nothing, as the API refuses to guess.</summary>
public sealed record LabelRequirement(string Key, string Operator, ValueList<string> Values = default)
{
    public bool Matches(LabelSet labels)
    {
        var value = labels.Find(Key);
        return Operator switch
        {
            "In" => value is not null && Values.Contains(value),
            "NotIn" => value is null || !Values.Contains(value),
            "Exists" => value is not null,
            "DoesNotExist" => value is null,
            _ => false,
        };
    }

    public override string ToString() => Operator switch
    {
        "In" => $"{Key} in ({string.Join(',', (IEnumerable<string>)Values)})",
        "NotIn" => $"{Key} notin ({string.Join(',', (IEnumerable<string>)Values)})",
        "Exists" => Key,
        "DoesNotExist" => $"!{Key}",
        _ => $"{Key} {Operator}",
    };
}
