namespace GitBrag.GitHub.Requests;

/// <summary>One request and its answer, with the time between them.</summary>
internal sealed class GitHubExchange(HttpClient http, TimeProvider time) : IDisposable
{
    private long _sentAt = time.GetTimestamp();
    private TimeSpan? _elapsed;

    /// <summary>The answer; null before its headers are in.</summary>
    public HttpResponseMessage? Response { get; private set; }

    /// <summary>From sending to the answer's headers; up to now while they are not in.</summary>
    public TimeSpan Elapsed => _elapsed ?? time.GetElapsedTime(_sentAt);

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _sentAt = time.GetTimestamp();
        Response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        _elapsed = time.GetElapsedTime(_sentAt);
        return Response;
    }

    public void Dispose() => Response?.Dispose();
}
