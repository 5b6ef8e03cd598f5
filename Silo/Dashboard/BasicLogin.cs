using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using GitBrag.Hosting;

namespace GitBrag.Silo;

/// <summary>Checks the header in which a browser sends a name and a password (RFC 7617). How long it takes tells nothing about them.</summary>
/// <param name="login">The right ones.</param>
internal sealed class BasicLogin(DashboardLogin login)
{
    /// <summary>What asks a browser for them.</summary>
    public const string Challenge = "Basic realm=\"GitBrag dashboard\", charset=\"UTF-8\"";

    private readonly byte[] _expected = SHA256.HashData(Encoding.UTF8.GetBytes($"{login.Username}:{login.Password}"));

    /// <summary>Whether a header carries the right ones.</summary>
    public bool Matches(string? header)
    {
        var wellFormed = AuthenticationHeaderValue.TryParse(header, out var value) && value.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase);
        var sent = new byte[value?.Parameter?.Length ?? 0];
        return wellFormed
            && Convert.TryFromBase64String(value!.Parameter ?? "", sent, out var length)
            && CryptographicOperations.FixedTimeEquals(_expected, SHA256.HashData(sent.AsSpan(0, length)));
    }
}
