namespace GitBrag.LocalRuntime;

/// <summary>
/// Decides which requests of an activation may run beside each other: one runs alone, unless it interleaves, or it only reads and so does the one that runs.
/// Not safe for concurrent use; the activation guards it.
/// </summary>
internal sealed class RequestQueue
{
    private readonly LinkedList<Request> _waiting = new();
    private readonly List<Request> _running = [];
    private Request? _blocking;
    private int _waitingToInterleave;

    public bool IsRunning => _running.Count > 0;

    public bool IsEmpty => _running.Count == 0 && _waiting.Count == 0;

    public IEnumerable<Request> All => _running.Concat(_waiting);

    private bool IsBlocked => _blocking is { OnlyReads: false };

    public void Wait(Request request)
    {
        _waiting.AddLast(request);
        if (request.Interleaves)
            _waitingToInterleave++;
    }

    /// <summary>Counts the request among the running ones if it may start now.</summary>
    public bool TryStart(Request request)
    {
        if (!request.Interleaves && _blocking is not null && (IsBlocked || !request.OnlyReads))
            return false;
        _running.Add(request);
        if (!request.Interleaves)
            _blocking ??= request;
        return true;
    }

    /// <summary>Counts the waiting requests that may start now among the running ones, in the order they came.</summary>
    public IReadOnlyList<Request> StartWaiting()
    {
        if (_waiting.Count == 0)
            return [];
        List<Request> started = [];
        for (var node = _waiting.First; node is not null && (!IsBlocked || _waitingToInterleave > 0);)
        {
            var (current, next) = (node, node.Next);
            if (TryStart(current.Value))
            {
                Remove(current);
                started.Add(current.Value);
            }

            node = next;
        }

        return started;
    }

    public void Finish(Request request)
    {
        _running.Remove(request);
        if (_blocking == request)
            _blocking = _running.Find(each => !each.Interleaves);
    }

    /// <summary>Takes requests out of the waiting ones.</summary>
    public List<Request> TakeWaiting(Predicate<Request> match)
    {
        List<Request> taken = [];
        for (var node = _waiting.First; node is not null;)
        {
            var (current, next) = (node, node.Next);
            if (match(current.Value))
            {
                Remove(current);
                taken.Add(current.Value);
            }

            node = next;
        }

        return taken;
    }

    private void Remove(LinkedListNode<Request> node)
    {
        _waiting.Remove(node);
        if (node.Value.Interleaves)
            _waitingToInterleave--;
    }
}
