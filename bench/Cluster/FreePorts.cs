using System.Net;
using System.Net.Sockets;

namespace GitBrag.Bench.Cluster;

/// <summary>Ports of the loopback interface that nobody listens on.</summary>
internal static class FreePorts
{
    /// <summary>Takes that many different ones, and lets go of them again: another program could take one meanwhile, and the member that was to have it then says so.</summary>
    public static int[] Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        Array.ForEach(listeners, listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        Array.ForEach(listeners, listener => listener.Dispose());
        return ports;
    }
}
