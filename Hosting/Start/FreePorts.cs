using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace GitBrag.Hosting;

/// <summary>Free ports of the loopback interface.</summary>
public static class FreePorts
{
    // Below the ports of outgoing connections (from 32,768 on Linux, from 49,152 by IANA), which any program's next connection may take.
    private const int First = 20_000;
    private const int Last = 32_000;
    private const int Tries = 1_000;

    // Ports that were handed out. Their users may not listen on them yet.
    private static readonly ConcurrentDictionary<int, bool> Given = [];

    /// <summary>
    /// Takes that many different ones, none that this process was given before, and lets go of them again: another program could take one meanwhile, and whoever was
    /// to have it then says so.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <returns>The ports, 20,000 to 31,999.</returns>
    /// <exception cref="IOException">There are not as many.</exception>
    public static int[] Take(int count)
    {
        var taken = new List<TcpListener>();
        try
        {
            for (var tries = 0; taken.Count < count && tries < Tries; tries++)
            {
                var port = Random.Shared.Next(First, Last);
                if (!Given.ContainsKey(port) && Listen(port) is { } listener)
                {
                    taken.Add(listener);
                    Given.TryAdd(port, true);
                }
            }

            return taken.Count == count
                ? [.. taken.Select(static listener => ((IPEndPoint)listener.LocalEndpoint).Port)]
                : throw new IOException($"There are no {count} free ports from {First} to {Last - 1} on the loopback interface; end what listens there.");
        }
        finally
        {
            taken.ForEach(static listener => listener.Dispose());
        }
    }

    private static TcpListener? Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
