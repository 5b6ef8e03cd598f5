using System.Net;
using System.Net.Sockets;
using GitBrag.Cli.Invocation;

namespace GitBrag.Cli.Cluster;

/// <summary>Waits for a process of a cluster to become ready.</summary>
internal static class MemberReadiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <exception cref="CommandFailedException">The process ended, or was not ready in time.</exception>
    public static async Task WaitAsync(MemberPlan plan, Func<bool> hasExited, Func<Task<string>> lastWords, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        while (!await IsReadyAsync(plan, deadline.Token))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (hasExited())
            {
                throw new CommandFailedException($"{plan.Name} ended while starting: {await lastWords()}", ExitCode.Failed);
            }

            if (deadline.IsCancellationRequested)
            {
                throw new CommandFailedException($"{plan.Name} was not ready after {Patience.TotalMinutes:0} minutes: {await lastWords()}", ExitCode.Failed);
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static async Task<bool> IsReadyAsync(MemberPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            return plan.Address is { } address ? await AnswersHealthAsync(address, cancellationToken) : await AnswersPingAsync(IPEndPoint.Parse(plan.Ports), cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or OperationCanceledException or IOException)
        {
            return false;
        }
    }

    private static async Task<bool> AnswersHealthAsync(Uri address, CancellationToken cancellationToken)
    {
        using var answer = await Http.GetAsync(new Uri(address, "health/ready"), cancellationToken);
        return answer.IsSuccessStatusCode;
    }

    private static async Task<bool> AnswersPingAsync(IPEndPoint redis, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(redis, cancellationToken);
        await client.GetStream().WriteAsync("PING\r\n"u8.ToArray(), cancellationToken);
        var answer = new byte[5];
        await client.GetStream().ReadExactlyAsync(answer, cancellationToken);

        // Redis with a password answers -NOAUTH: it is ready, too.
        return answer.AsSpan().SequenceEqual("+PONG"u8) || answer.AsSpan().SequenceEqual("-NOAU"u8);
    }
}
