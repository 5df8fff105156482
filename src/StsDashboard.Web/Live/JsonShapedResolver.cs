using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

namespace StsDashboard.Web.Live;

/// <summary>
/// Gives the hub's own messages in MessagePack the very shape they have in JSON — same names, enums as strings, times as
/// text — so that one contract holds for both. All else is MessagePack's own.
/// </summary>
public sealed class JsonShapedResolver : IFormatterResolver
{
    public static JsonShapedResolver Instance { get; } = new();

    private static readonly string Product = typeof(JsonShapedResolver).Assembly.GetName().Name!;

    public IMessagePackFormatter<T>? GetFormatter<T>() =>
        typeof(T).Namespace?.StartsWith(Product, StringComparison.Ordinal) == true
            ? (IMessagePackFormatter<T>)(object)JsonShapedFormatter<T>.Instance
            : StandardResolver.Instance.GetFormatter<T>();
}
