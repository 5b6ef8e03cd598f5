using System.Text;

namespace GitBrag.Api.Serving;

/// <summary>What one visitor sees in the slots of a form. It can be made once a session and used for every page.</summary>
/// <param name="tag">
/// Tells this filling from every other one in entity tags, in letters, digits, hyphens and underscores. A text that changes with each use though it means the same, such as an
/// antiforgery token, stays out of it: then a page that the browser has already need not be sent again.
/// </param>
internal sealed class SlotContent(string tag)
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _slots = new(StringComparer.Ordinal);

    public string Tag => tag;

    /// <summary>Sets what stands in a slot, as markup: any text of users in it must be encoded.</summary>
    public SlotContent With(string slot, string markup)
    {
        _slots[slot] = Encoding.UTF8.GetBytes(markup);
        return this;
    }

    /// <summary>A filling of its own with the same in its slots, to go on from.</summary>
    public SlotContent Copy(string tag)
    {
        var copy = new SlotContent(tag);
        foreach (var (slot, markup) in _slots)
        {
            copy._slots[slot] = markup;
        }

        return copy;
    }

    /// <summary>What stands in a piece of a form for this visitor.</summary>
    public ReadOnlyMemory<byte> In(BodyPart part) => part.Slot is { } slot && _slots.TryGetValue(slot, out var own) ? own : part.Bytes;

    /// <summary>Whether a piece of a form reads otherwise for this visitor than for strangers.</summary>
    public bool Fills(BodyPart part) => part.Slot is { } slot && _slots.ContainsKey(slot);
}
