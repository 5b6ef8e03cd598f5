using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using GitBrag.Hosting;

namespace GitBrag.Silo;

/// <summary>Checks HTTP Basic authentication (RFC 7617) in constant time.</summary>
/// <param name="login">The expected name and password.</param>
internal sealed class BasicLogin(DashboardLogin login)
{
    /// <summary>The <c>WWW-Authenticate</c> header.</summary>
    public const string Challenge = "Basic realm=\"GitBrag dashboard\", charset=\"UTF-8\"";

    private readonly byte[] _expected = SHA256.HashData(Encoding.UTF8.GetBytes($"{login.Username}:{login.Password}"));

    /// <summary>Whether an <c>Authorization</c> header has the expected name and password.</summary>
    public bool Matches(string? header)
    {
        var wellFormed = AuthenticationHeaderValue.TryParse(header, out var value) && value.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase);
        var sent = new byte[value?.Parameter?.Length ?? 0];
        return wellFormed
            && Convert.TryFromBase64String(value!.Parameter ?? "", sent, out var length)
            && CryptographicOperations.FixedTimeEquals(_expected, SHA256.HashData(sent.AsSpan(0, length)));
    }
}
