namespace GitBrag.Tests.Hosting;

/// <summary>One host's way to what outlives it. When it is cut, the host is as good as killed: nothing it does leaves a trace any more.</summary>
internal sealed class HostLink
{
    private volatile bool _isCut;

    public void Cut() => _isCut = true;

    public void ThrowIfCut()
    {
        if (_isCut)
            throw new IOException("This host was killed; it reaches its storage no longer.");
    }
}
