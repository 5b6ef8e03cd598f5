using System.Collections.Immutable;
using System.Text;

namespace GitBrag.Api.Serving;

/// <summary>A page, a picture or a file before it is encoded, in parts.</summary>
/// <param name="parts">The parts in order.</param>
internal sealed class RenderedBody(ImmutableArray<BodyPart> parts)
{
    private const string Opening = "<!--slot:";
    private const string OpeningEnd = "-->";
    private const string Closing = "<!--/slot-->";

    /// <summary>The parts in order.</summary>
    public ImmutableArray<BodyPart> Parts => parts;

    /// <summary>The file name for browsers to save it as: letters, digits, hyphens, dots and underscores. Null for a body to show.</summary>
    public string? FileName { get; init; }

    /// <summary>A body that is the same for everybody.</summary>
    public static RenderedBody Of(byte[] bytes, string? fileName = null) => new([new BodyPart(null, bytes)]) { FileName = fileName };

    /// <summary>A body of markup with slots.</summary>
    /// <param name="markup">
    /// HTML with slots of the form <c>&lt;!--slot:NAME--&gt;default&lt;!--/slot--&gt;</c>. The comments are not sent. Slots do not nest, and a name may occur more
    /// than once. Encoded text of users cannot open a slot.
    /// </param>
    /// <exception cref="FormatException">A slot is not closed.</exception>
    public static RenderedBody OfMarkup(string markup)
    {
        var parts = ImmutableArray.CreateBuilder<BodyPart>();
        var rest = markup.AsSpan();
        while (rest.IndexOf(Opening, StringComparison.Ordinal) is var opening and >= 0)
        {
            Add(parts, null, rest[..opening]);
            rest = rest[(opening + Opening.Length)..];
            var nameEnd = rest.IndexOf(OpeningEnd, StringComparison.Ordinal);
            var closing = rest.IndexOf(Closing, StringComparison.Ordinal);
            if (nameEnd < 0 || closing < nameEnd)
            {
                throw new FormatException("A slot in the markup is not closed.");
            }

            Add(parts, rest[..nameEnd].ToString(), rest[(nameEnd + OpeningEnd.Length)..closing]);
            rest = rest[(closing + Closing.Length)..];
        }

        Add(parts, null, rest);
        return new RenderedBody(parts.DrainToImmutable());
    }

    private static void Add(ImmutableArray<BodyPart>.Builder parts, string? slot, ReadOnlySpan<char> text)
    {
        if (slot is not null || !text.IsEmpty)
        {
            var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
            Encoding.UTF8.GetBytes(text, bytes);
            parts.Add(new BodyPart(slot, bytes));
        }
    }
}
