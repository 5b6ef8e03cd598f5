using System.Security.Cryptography;
using System.Text;

namespace GitBrag.Api.Serving;

/// <summary>What one visitor sees in the slots of a page.</summary>
internal sealed class SlotContent
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _slots = new(StringComparer.Ordinal);

    /// <summary>Distinguishes this content in entity tags: letters, digits and hyphens.</summary>
    public string Tag { get; private set; } = "";

    /// <summary>Sets a slot's markup. Text of users in it must be encoded.</summary>
    public SlotContent With(string slot, string markup)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{slot} {markup}"));
        Tag = $"{Tag}-{Convert.ToHexStringLower(hash.AsSpan(0, 6))}";
        return WithUntagged(slot, markup);
    }

    /// <summary>Sets markup that differs in each response but means the same, such as an antiforgery token. A browser that has the page still gets 304.</summary>
    public SlotContent WithUntagged(string slot, string markup)
    {
        _slots[slot] = Encoding.UTF8.GetBytes(markup);
        return this;
    }

    /// <summary>What this visitor sees in a part of a body.</summary>
    public ReadOnlyMemory<byte> In(BodyPart part) => part.Slot is { } slot && _slots.TryGetValue(slot, out var own) ? own : part.Bytes;

    /// <summary>Whether this visitor sees something else than the default in a part of a body.</summary>
    public bool Fills(BodyPart part) => part.Slot is { } slot && _slots.ContainsKey(slot);
}
