using System.Net;
using System.Net.Http.Headers;
using GitBrag.Hosting;

namespace GitBrag.Api.Avatars;

/// <summary>Fetches avatars from GitHub and from nowhere else: an address in a profile must not make this service call its own network.</summary>
internal sealed class AvatarSource(GitBragSettings settings) : IDisposable
{
    private const int LargestImage = 512 << 10;
    private const int Pixels = 160;
    private const string PublicHost = "avatars.githubusercontent.com";

    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(5);

    // No SVG: it is a document that can hold scripts.
    private static readonly string[] MediaTypes = ["image/png", "image/jpeg", "image/gif", "image/webp"];

    private readonly Uri[] _own = [settings.GitHubSite, settings.GitHub.ApiUrl];

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        MaxResponseContentBufferSize = LargestImage,
        Timeout = RequestTimeout,
    };

    /// <summary>Fetches an avatar.</summary>
    /// <param name="url">The address in the profile; null for none.</param>
    /// <returns>The avatar; null when it is unavailable.</returns>
    public async Task<AvatarImage?> Fetch(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !IsGitHub(address))
        {
            return null;
        }

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, InSize(address));
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("GitBrag", "1"));
            using var response = await _http.SendAsync(request);
            var mediaType = response.Content.Headers.ContentType?.MediaType;
            return response.StatusCode == HttpStatusCode.OK && MediaTypes.Contains(mediaType) ? new AvatarImage(await response.Content.ReadAsByteArrayAsync(), mediaType!, true) : null;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private bool IsGitHub(Uri address) =>
        address.UserInfo.Length == 0
        && ((address.Scheme == Uri.UriSchemeHttps && address is { IsDefaultPort: true, IdnHost: PublicHost })
            || _own.Any(own => address.Scheme == own.Scheme && address.Port == own.Port && (address.IdnHost == own.IdnHost || address.IdnHost == $"avatars.{own.IdnHost}")));

    // GitHub scales the image to this size.
    private static Uri InSize(Uri address) => new($"{address.GetLeftPart(UriPartial.Query)}{(address.Query.Length == 0 ? '?' : '&')}s={Pixels}");
}
