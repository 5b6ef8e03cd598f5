using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace GitBrag.Tests.GitHub;

/// <summary>Answers that no stand-in gives, one after the other; the last one is repeated.</summary>
internal sealed class GitHubScript(params Func<HttpResponseMessage>?[] answers) : HttpMessageHandler
{
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly TaskCompletionSource _unanswered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The bodies of the requests so far.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Ends when the first request that is never answered has come.</summary>
    public Task Unanswered => _unanswered.Task;

    /// <summary>An answer of 200 with this body.</summary>
    public static Func<HttpResponseMessage> Ok(string json) => Answer(HttpStatusCode.OK, json);

    /// <summary>An answer with this body and headers.</summary>
    public static Func<HttpResponseMessage> Answer(HttpStatusCode status, string json, params (string Name, string Value)[] headers) => () =>
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
            answer.Headers.Add(name, value);
        return answer;
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        using var _ = JsonDocument.Parse(body);
        int turn;
        lock (_requests)
        {
            turn = _requests.Count;
            _requests.Enqueue(body);
        }

        if (answers[Math.Min(turn, answers.Length - 1)] is { } answer)
            return answer();

        // Null stands for a request that is never answered.
        _unanswered.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("An endless wait ended.");
    }
}
