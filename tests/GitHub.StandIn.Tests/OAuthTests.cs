using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GitBrag.GitHub.StandIn.Tests;

public sealed class OAuthTests : IAsyncLifetime
{
    private const string Callback = "http://127.0.0.1:1/auth/callback";
    private const string Verifier = "a-verifier-of-more-than-forty-three-characters-12345";

    private GitHubStandIn _github = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _github = await GitHubStandIn.StartAsync();
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _github.ApiUrl };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _github.DisposeAsync();
    }

    [Fact]
    public async Task A_code_is_good_for_one_token_with_the_scopes_that_were_asked_for()
    {
        _github.Consent.Login = "octocat";
        var code = await AuthorizeAsync("repo");

        var first = await ExchangeAsync(code);
        var second = await ExchangeAsync(code);

        Assert.Equal("repo", first.GetProperty("scope").GetString());
        Assert.Equal("bad_verification_code", second.GetProperty("error").GetString());
        using var request = new HttpRequestMessage(HttpMethod.Get, "user");
        request.Headers.Add("Authorization", $"Bearer {first.GetProperty("access_token").GetString()}");
        request.Headers.Add("User-Agent", "test");
        using var user = await _http.SendAsync(request);
        Assert.Contains("\"octocat\"", await user.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_verifier_a_wrong_secret_and_another_address_get_no_token()
    {
        Assert.Equal("bad_verification_code", (await ExchangeAsync(await AuthorizeAsync(), verifier: "another")).GetProperty("error").GetString());
        Assert.Equal("incorrect_client_credentials", (await ExchangeAsync(await AuthorizeAsync(), secret: "wrong")).GetProperty("error").GetString());
        Assert.Equal("redirect_uri_mismatch", (await ExchangeAsync(await AuthorizeAsync(), redirect: "http://127.0.0.1:2/")).GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_person_who_denies_is_led_back_with_the_error_and_the_state()
    {
        _github.Consent.Denies = true;

        using var response = await _http.GetAsync(AuthorizeUrl(""));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith($"{Callback}?error=access_denied", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("&state=a%20state", response.Headers.Location.OriginalString, StringComparison.Ordinal);
    }

    private static string AuthorizeUrl(string scope) =>
        $"login/oauth/authorize?client_id=standin-client&redirect_uri={Uri.EscapeDataString(Callback)}&scope={scope}&state=a%20state"
        + $"&code_challenge_method=S256&code_challenge={Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)))}";

    private async Task<string> AuthorizeAsync(string scope = "")
    {
        using var response = await _http.GetAsync(AuthorizeUrl(scope));
        return System.Web.HttpUtility.ParseQueryString(response.Headers.Location!.Query)["code"]!;
    }

    private async Task<JsonElement> ExchangeAsync(string code, string verifier = Verifier, string secret = "standin-secret", string redirect = Callback)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_id"] = "standin-client", ["client_secret"] = secret, ["code"] = code, ["code_verifier"] = verifier, ["redirect_uri"] = redirect,
        });
        using var response = await _http.PostAsync("login/oauth/access_token", form);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
