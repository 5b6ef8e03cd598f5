using GitBrag.Hosting;
using Microsoft.Extensions.Primitives;

namespace GitBrag.Api.Protection;

/// <summary>The headers that tell a browser what an answer of this service may never do.</summary>
internal sealed class SecurityHeaders(GitBragSettings settings)
{
    // No cache keeps what does not say itself how long it may be kept.
    private static readonly StringValues NoStore = "no-store";
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues Deny = "DENY";
    private static readonly StringValues SameOrigin = "same-origin";
    private static readonly StringValues CrossOrigin = "cross-origin";
    private static readonly StringValues Referrer = "strict-origin-when-cross-origin";
    private static readonly StringValues OneYear = "max-age=31536000";

    private static readonly StringValues NoFeatures = string.Join(", ", new[]
    {
        "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment",
        "publickey-credentials-get", "serial", "usb",
    }.Select(static feature => $"{feature}=()"));

    // A form may lead to GitHub by way of a redirect: starting a private report begins with signing in.
    private readonly StringValues _contentPolicy = string.Join("; ",
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        settings.GitHub.AppClientId is null ? "form-action 'self'" : $"form-action 'self' {settings.GitHubSite.GetLeftPart(UriPartial.Authority)}",
        "frame-ancestors 'none'",
        "base-uri 'none'");

    /// <summary>Sets the headers. Whatever sends the answer may go on to change those about caches.</summary>
    public void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = NoStore;
        headers.XContentTypeOptions = NoSniff;
        headers.ContentSecurityPolicy = _contentPolicy;
        headers.XFrameOptions = Deny;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
        headers["Cross-Origin-Resource-Policy"] = context.GetEndpoint()?.Metadata.GetMetadata<Embeddable>() is null ? SameOrigin : CrossOrigin;
        headers["Referrer-Policy"] = Referrer;
        headers["Permissions-Policy"] = NoFeatures;
        if (context.Request.IsHttps && !IsDevelopersOwn(context.Request.Host.Host))
        {
            headers.StrictTransportSecurity = OneYear;
        }
    }

    // A browser would from then on refuse http at every port of it.
    private static bool IsDevelopersOwn(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
}
