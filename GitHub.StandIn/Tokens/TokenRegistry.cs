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

    /// <summary>Accepts a token from now on, or changes what it may do. Makes the user when the world does not know it.</summary>
    /// <param name="token">The token as clients send it.</param>
    /// <param name="login">Whose it is. All tokens of a user share the user's limits.</param>
    /// <param name="scopes">What it may do; <c>repo</c> lets it see private repositories.</param>
    public void Add(string token, string login, params IEnumerable<string> scopes)
    {
        var user = UserOf(login);
        _callers[token] = new Caller(user.Login, user.Login, [.. scopes], IsAnonymous: false);
    }

    /// <summary>Accepts a fine-grained token from now on. It has permissions in place of scopes, so no header lists any.</summary>
    /// <param name="token">The token as clients send it.</param>
    /// <param name="login">Whose it is.</param>
    /// <param name="seesPrivate">Whether it was given access to private repositories.</param>
    public void AddFineGrained(string token, string login, bool seesPrivate)
    {
        var user = UserOf(login);
        _callers[token] = new Caller(user.Login, user.Login, null, IsAnonymous: false) { SeesPrivate = seesPrivate };
    }

    /// <summary>Accepts a token no longer. False when it was not accepted anyway.</summary>
    public bool Revoke(string token) => _callers.TryRemove(token, out _);

    /// <summary>Accepts no token of a user any longer, as when the person revokes an app.</summary>
    public void RevokeAllOf(string login)
    {
        foreach (var (token, _) in _callers.Where(pair => login.Equals(pair.Value.Login, StringComparison.OrdinalIgnoreCase)).ToList()) Revoke(token);
    }

    /// <summary>Whom an Authorization header names; null when its credentials are not accepted.</summary>
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
