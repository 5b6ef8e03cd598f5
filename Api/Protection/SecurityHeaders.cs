using GitBrag.Hosting;
using Microsoft.Extensions.Primitives;

namespace GitBrag.Api.Protection;

/// <summary>The security headers of every response.</summary>
internal sealed class SecurityHeaders(GitBragSettings settings)
{
    // The default: endpoints that allow caching override it.
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

    // A form may redirect to GitHub: starting a private report begins with sign-in.
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

    /// <summary>Sets the headers. Endpoints may override those about caching.</summary>
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

    // On localhost, a browser would then refuse HTTP at every port.
    private static bool IsDevelopersOwn(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
}
