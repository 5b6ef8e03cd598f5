using System.Net;
using System.Net.Http.Headers;

namespace GitBrag.GitHub.Requests;

/// <summary>Stands between Octokit and the connection to GitHub.</summary>
/// <remarks>
/// Octokit contributes the address alone. The request that goes out is one of ours, and Octokit gets back the status and a bounded body, but no header:
/// nothing that it could follow elsewhere, read as a page or keep.
/// </remarks>
/// <param name="send">Sends a request for this address.</param>
/// <param name="cancellationToken">Ends the request; Octokit's own calls take no token.</param>
internal sealed class OctokitHandler(Func<Uri, Task<HttpResponseMessage>> send, CancellationToken cancellationToken) : HttpMessageHandler
{
    // Far more than an account or one repository takes.
    private const int LongestBody = 1 << 20;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken octokits)
    {
        var response = await send(request.RequestUri!).ConfigureAwait(false);
        var handedOn = new HttpResponseMessage(response.StatusCode) { RequestMessage = request };
        if (response.StatusCode == HttpStatusCode.OK)
        {
            using var body = await AnswerBody.ReadAsync(response.Content, LongestBody, cancellationToken).ConfigureAwait(false);
            handedOn.Content = new ByteArrayContent(body.Bytes.ToArray());
            handedOn.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return handedOn;
    }
}
