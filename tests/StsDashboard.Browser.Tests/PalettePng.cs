using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace StsDashboard.Browser.Tests;

/// <summary>
/// Makes a browser's picture a third of its size: 256 colours instead of all. A screen of text and marks has few colours;
/// those between them, at the edges of letters, go to the nearest.
/// </summary>
internal static class PalettePng
{
    private const int Colours = 256;
    private static readonly byte[] Signature = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'];

    /// <param name="png">8-bit RGB or RGBA, not interlaced, as Chromium writes it.</param>
    public static byte[] Of(byte[] png)
    {
        var (width, height, pixels) = Decode(png);
        var palette = Choose([.. pixels.CountBy(pixel => pixel)]);
        var places = palette.Index().ToDictionary(colour => colour.Item, colour => (byte)colour.Index);
        var rows = new byte[height * (width + 1)];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var pixel = pixels[(y * width) + x];
                if (!places.TryGetValue(pixel, out var place))
                {
                    places[pixel] = place = Nearest(palette, pixel);
                }
                rows[(y * (width + 1)) + x + 1] = place;
            }
        }
        return Encode(width, height, palette, rows);
    }

    // Always the colour that those chosen so far miss most: a small mark of a colour of its own is not lost to many greys.
    private static int[] Choose(KeyValuePair<int, int>[] counts)
    {
        var missedBy = counts.Select(_ => (double)int.MaxValue).ToArray();
        var palette = new List<int>();
        while (palette.Count < Math.Min(Colours, counts.Length))
        {
            var next = counts[counts.Index().MaxBy(colour => missedBy[colour.Index] * colour.Item.Value).Index].Key;
            palette.Add(next);
            for (var at = 0; at < counts.Length; at++)
            {
                missedBy[at] = Math.Min(missedBy[at], Distance(counts[at].Key, next));
            }
        }
        return [.. palette];
    }

    private static byte Nearest(int[] palette, int pixel) => (byte)palette.Index().MinBy(colour => Distance(colour.Item, pixel)).Index;

    private static int Distance(int one, int other)
    {
        var (red, green, blue) = ((one >> 16) - (other >> 16), (one >> 8 & 255) - (other >> 8 & 255), (one & 255) - (other & 255));
        return (red * red) + (green * green) + (blue * blue);
    }

    private static (int Width, int Height, int[] Pixels) Decode(byte[] png)
    {
        using var data = new MemoryStream();
        var (width, height, depth) = (0, 0, 0);
        for (var at = Signature.Length; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var body = png.AsSpan(at + 8, length);
            switch (Encoding.ASCII.GetString(png, at + 4, 4))
            {
                case "IHDR":
                    (width, height) = (BinaryPrimitives.ReadInt32BigEndian(body), BinaryPrimitives.ReadInt32BigEndian(body[4..]));
                    depth = body[9] == 6 ? 4 : 3;
                    break;
                case "IDAT":
                    data.Write(body);
                    break;
            }
            at += length + 12;
        }
        data.Position = 0;
        using var inflated = new ZLibStream(data, CompressionMode.Decompress);
        var pixels = new int[width * height];
        var (above, row) = (new byte[width * depth], new byte[width * depth]);
        for (var y = 0; y < height; y++)
        {
            var filter = inflated.ReadByte();
            inflated.ReadExactly(row);
            Unfilter(filter, row, above, depth);
            for (var x = 0; x < width; x++)
            {
                pixels[(y * width) + x] = (row[x * depth] << 16) | (row[(x * depth) + 1] << 8) | row[(x * depth) + 2];
            }
            (above, row) = (row, above);
        }
        return (width, height, pixels);
    }

    // PNG (W3C), 9.2: what a filter left is the difference to the left, above, and above left.
    private static void Unfilter(int filter, byte[] row, byte[] above, int depth)
    {
        for (var at = 0; at < row.Length; at++)
        {
            var (left, up, corner) = (at < depth ? 0 : row[at - depth], (int)above[at], at < depth ? 0 : above[at - depth]);
            row[at] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (toLeft, toUp, toCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static byte[] Encode(int width, int height, int[] palette, byte[] rows)
    {
        using var png = new MemoryStream();
        png.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 3);
        Write(png, "IHDR", header);
        Write(png, "PLTE", [.. palette.SelectMany(colour => new[] { (byte)(colour >> 16), (byte)(colour >> 8), (byte)colour })]);
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(rows);
        }
        Write(png, "IDAT", deflated.ToArray());
        Write(png, "IEND", []);
        return png.ToArray();
    }

    private static void Write(MemoryStream png, string type, byte[] body)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        png.Write(number);
        byte[] chunk = [.. Encoding.ASCII.GetBytes(type), .. body];
        png.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(chunk));
        png.Write(number);
    }

    // CRC-32 as PNG (W3C), annex D, has it.
    private static uint Checksum(byte[] chunk)
    {
        var sum = uint.MaxValue;
        foreach (var value in chunk)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
            }
        }
        return ~sum;
    }
}
