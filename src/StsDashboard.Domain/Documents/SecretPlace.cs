namespace StsDashboard.Domain.Documents;

/// <summary>Where in a document a value stands, as far as that says how closely to look at it.</summary>
/// <param name="Kind">What stands here.</param>
/// <param name="Name">The name that the value stands under; empty for none.</param>
internal readonly record struct SecretPlace(SecretPlaceKind Kind, string Name)
{
    /// <summary>Images, paths, references: only what has a secret's shape is one.</summary>
    public static SecretPlace Ordinary => new(SecretPlaceKind.Ordinary, "");

    /// <summary>What people write freely: the value of a variable, a header, an annotation.</summary>
    public static SecretPlace Written(string name) => new(SecretPlaceKind.Written, name);

    /// <summary>The property of an object that stands here.</summary>
    /// <param name="itemName">The object's own <c>name</c>; empty for none.</param>
    public SecretPlace Property(string property, string itemName) => (Kind, property) switch
    {
        (SecretPlaceKind.Annotations, _) => Written(property),
        (_, "value") when itemName.Length > 0 => Written(itemName),
        (_, "args" or "command") => new(SecretPlaceKind.Arguments, ""),
        (SecretPlaceKind.Written, _) => Written(property),
        (_, "annotations") => new(SecretPlaceKind.Annotations, ""),
        _ => Ordinary,
    };

    /// <summary>An item of a list that stands here.</summary>
    public SecretPlace Item => Kind == SecretPlaceKind.Arguments ? Written("") : this;
}
