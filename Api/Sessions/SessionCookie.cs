using System.Buffers.Text;
using System.Security.Cryptography;

namespace GitBrag.Api.Sessions;

/// <summary>The cookie with the id of a session.</summary>
internal static class SessionCookie
{
    /// <summary>Its name over HTTP.</summary>
    public const string PlainName = "gitbrag-session";

    /// <summary>Its name over HTTPS. Browsers accept this prefix only over HTTPS and from this host.</summary>
    public const string SecureName = "__Host-gitbrag-session";

    private const int IdBytes = 32;

    /// <summary>A random id of 256 bits: letters, digits, hyphens and underscores.</summary>
    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>The id in a request; null when it is missing or malformed.</summary>
    public static string? Read(HttpRequest request) =>
        request.Headers.Cookie.Count > 0 && request.Cookies.TryGetValue(Name(request), out var id) && IsId(id) ? id : null;

    public static void Write(HttpContext context, string id, TimeSpan age) =>
        context.Response.Cookies.Append(Name(context.Request), id, Options(context.Request, age));

    public static void Delete(HttpContext context) => context.Response.Cookies.Delete(Name(context.Request), Options(context.Request, null));

    private static bool IsId(string text) => text.Length == Base64Url.GetEncodedLength(IdBytes) && Base64Url.IsValid(text);

    private static string Name(HttpRequest request) => request.IsHttps ? SecureName : PlainName;

    private static CookieOptions Options(HttpRequest request, TimeSpan? age) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = age,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
    };
}
