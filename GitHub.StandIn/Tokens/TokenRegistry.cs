using System.Collections.Concurrent;
using System.Text;

namespace GitBrag.GitHub.StandIn;

/// <summary>The tokens that the stand-in accepts. Any other is answered with 401. May be changed from any thread at any time.</summary>
public sealed class TokenRegistry
{
    private readonly ConcurrentDictionary<string, Caller> _callers = new(StringComparer.Ordinal);
    private readonly World _world;
    private readonly string _app;
    private readonly Caller _appCaller;

    internal TokenRegistry(World world, string clientId, string clientSecret)
    {
        _world = world;
        _app = $"{clientId}:{clientSecret}";
        _appCaller = new Caller($"app {clientId}", null, [], IsAnonymous: false);
    }

    /// <summary>Accepts a token, or changes its scopes. Adds the user when the world has none of that login.</summary>
    /// <param name="token">The token as clients send it.</param>
    /// <param name="login">Its user. All tokens of a user share the user's limits.</param>
    /// <param name="scopes">Its scopes; <c>repo</c> gives access to private repositories.</param>
    public void Add(string token, string login, params IEnumerable<string> scopes)
    {
        var user = UserOf(login);
        _callers[token] = new Caller(user.Login, user.Login, [.. scopes], IsAnonymous: false);
    }

    /// <summary>Accepts a fine-grained token. It has permissions instead of scopes, so no header lists scopes.</summary>
    /// <param name="token">The token as clients send it.</param>
    /// <param name="login">Its user.</param>
    /// <param name="seesPrivate">Whether it was given access to private repositories.</param>
    public void AddFineGrained(string token, string login, bool seesPrivate)
    {
        var user = UserOf(login);
        _callers[token] = new Caller(user.Login, user.Login, null, IsAnonymous: false) { SeesPrivate = seesPrivate };
    }

    /// <summary>Stops accepting a token. False when it was not accepted.</summary>
    public bool Revoke(string token) => _callers.TryRemove(token, out _);

    /// <summary>Stops accepting all tokens of a user, as when the person revokes an app.</summary>
    public void RevokeAllOf(string login)
    {
        foreach (var (token, _) in _callers.Where(pair => login.Equals(pair.Value.Login, StringComparison.OrdinalIgnoreCase)).ToList()) Revoke(token);
    }

    /// <summary>The caller that an Authorization header identifies; null when its credentials are not accepted.</summary>
    internal Caller? Identify(string? header)
    {
        if (string.IsNullOrWhiteSpace(header)) return Caller.Anonymous;
        var (scheme, credentials) = header.Split(' ', 2, StringSplitOptions.TrimEntries) is [var a, var b] ? (a.ToLowerInvariant(), b) : ("", "");
        if (scheme is "bearer" or "token") return _callers.GetValueOrDefault(credentials);
        var bytes = new byte[credentials.Length];
        return scheme == "basic" && Convert.TryFromBase64String(credentials, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length) == _app
            ? _appCaller
            : null;
    }

    private WorldUser UserOf(string login) => _world.User(login) ?? _world.AddUser(new WorldUser { Login = login, Name = login });
}
