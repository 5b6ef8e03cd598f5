using System.Net;
using System.Text.RegularExpressions;

namespace GitBrag.Api.Tests.SignIn;

/// <summary>What a browser does about cookies, redirects and forms, as far as these tests need it.</summary>
public sealed partial class Browser : IDisposable
{
    private const int MostRedirects = 10;

    private readonly HttpClient _http;
    private readonly TestService _service;

    public Browser(TestService service)
    {
        _service = service;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = service.Http.BaseAddress };
    }

    public const string SessionCookie = "gitbrag-session";

    public CookieContainer Cookies { get; } = new();

    public Uri Address => _http.BaseAddress!;

    /// <summary>The id of the session; null when there is none.</summary>
    public string? SessionId => Cookies.GetCookies(Address)[SessionCookie]?.Value;

    public void SetCookie(string name, string value) => Cookies.Add(Address, new Cookie(name, value, "/"));

    /// <summary>Opens an address and does not follow where it leads.</summary>
    public Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, address, null, headers);

    /// <summary>Sends a form as a page of this service does.</summary>
    public Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, address, fields, ("Sec-Fetch-Site", "same-origin"), ("Origin", Address.GetLeftPart(UriPartial.Authority)));

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, (string Name, string Value)[]? fields, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Accept", "text/html,*/*;q=0.8");
        if (fields is not null)
        {
            request.Content = new FormUrlEncodedContent(fields.Select(static field => KeyValuePair.Create(field.Name, field.Value)));
        }

        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return _http.SendAsync(request);
    }

    /// <summary>Opens an address and follows where it leads, as far as the stand-in and this service go.</summary>
    public async Task<HttpResponseMessage> FollowAsync(string address)
    {
        var response = await GetAsync(address);
        for (var i = 0; i < MostRedirects && response.Headers.Location is { } location; i++)
        {
            var next = new Uri(response.RequestMessage!.RequestUri!, location);
            Assert.True(next.Authority == Address.Authority || next.Authority == _service.GitHub.ApiUrl.Authority, $"It leads to {next}.");
            response.Dispose();
            response = await GetAsync(next.ToString());
        }

        return response;
    }

    /// <summary>Signs in and checks that it worked.</summary>
    public async Task<string> SignInAsync(string query = "?return_to=/health/live")
    {
        using var response = await FollowAsync($"/auth/login{query}");
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return SessionId ?? throw new InvalidOperationException("There is no session.");
    }

    /// <summary>Where a sign-in leads GitHub to lead back to: the callback with its code and state.</summary>
    public async Task<string> BeginAsync(string query = "")
    {
        using var begun = await GetAsync($"/auth/login{query}");
        using var authorized = await GetAsync(begun.Headers.Location!.ToString());
        return authorized.Headers.Location!.ToString();
    }

    /// <summary>Signs out by the form of the page for it.</summary>
    public async Task<HttpResponseMessage> SignOutAsync() => await PostAsync("/auth/logout", await FormTokenAsync());

    /// <summary>The hidden field that proves a form.</summary>
    public async Task<(string Name, string Value)> FormTokenAsync()
    {
        using var page = await GetAsync("/auth/logout");
        var field = HiddenField().Match(await page.Content.ReadAsStringAsync());
        Assert.True(field.Success);
        return (field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value));
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]+)\"")]
    private static partial Regex HiddenField();
}
