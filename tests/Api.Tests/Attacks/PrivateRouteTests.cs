using System.Net;
using GitBrag.Api.Tests.Private;
using GitBrag.Api.Tests.SignIn;
using GitBrag.Testing;

namespace GitBrag.Api.Tests.Attacks;

public sealed class PrivateRouteTests
{
    private static readonly string[] Routes =
    [
        "/user/github/{0}", "/user/github/{0}?period=1_year", "/user/github/{0}?private=true", "/user/github/{0}/generate", "/user/github/{0}/card", "/user/github/{0}/card.svg",
        "/user/github/{0}/badge.svg", "/user/github/{0}/export.json", "/user/github/{0}/export.csv", "/user/github/{0}/export.md", "/user/github/{0}/export.json?private=true",
        "/api/v1/users/{0}", "/api/v1/users/{0}/reports", "/api/v1/users/{0}/reports/1_year", "/api/v1/users/{0}/task", "/api/v1/users/{0}/task/events", "/avatar/{0}",
    ];

    [Fact]
    public async Task A_private_report_is_on_no_public_route_whoever_asks_and_whoever_asked_before()
    {
        await using var service = await SignInService.StartAsync();
        service.AddPerson("owner");
        service.GitHub.Consent.Login = "owner";
        using var owner = new Browser(service);
        await owner.SignInAsync("?scope=private&return_to=/health/live");
        var id = owner.SessionId;
        using var started = await owner.PostAsync("/api/v1/users/owner/reports/1_year?private=true");
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await UntilReadableAsync(owner, "/api/v1/users/owner/reports/1_year?private=true");

        foreach (var route in Routes)
        {
            // Its viewer first: what they see must not stay in a memory that others are answered from.
            using var toOwner = await owner.GetAsync(string.Format(null, route, "owner"));
            using var toStranger = await service.GetAsync(string.Format(null, route, "owner"), null, ("Accept", "text/html"));
            using var ofNobody = await service.GetAsync(string.Format(null, route, "niemo"), null, ("Accept", "text/html"));

            var text = await toStranger.Content.ReadAsStringAsync();
            Assert.DoesNotContain(PrivateWorld.Secret, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(PrivateWorld.Secret, $"{toStranger.Headers}{toStranger.Content.Headers}", StringComparison.OrdinalIgnoreCase);
            if (route is not ("/api/v1/users/{0}" or "/avatar/{0}"))
            {
                // A person who has private reports alone looks like one whom nobody asked about.
                Assert.Equal(ofNobody.StatusCode, toStranger.StatusCode);
                Assert.Equal(Anonymous(await ofNobody.Content.ReadAsStringAsync(), "niemo"), Anonymous(text, "owner"));
            }

            Assert.True(
                toOwner.Headers.CacheControl is not { Public: true } || !(await toOwner.Content.ReadAsStringAsync()).Contains(PrivateWorld.Secret, StringComparison.OrdinalIgnoreCase),
                $"{route} is public: {toOwner.Headers.CacheControl}");
        }

        Assert.Equal(id, owner.SessionId);
    }

    [Fact]
    public async Task Its_viewer_gets_a_private_report_as_a_file_that_no_cache_keeps()
    {
        await using var service = await SignInService.StartAsync();
        service.AddPerson("owner");
        service.GitHub.Consent.Login = "owner";
        using var owner = new Browser(service);
        await owner.SignInAsync("?scope=private&return_to=/health/live");
        using var started = await owner.PostAsync("/api/v1/users/owner/reports/1_year?private=true");
        await UntilReadableAsync(owner, "/api/v1/users/owner/reports/1_year?private=true");
        foreach (var extension in (string[])["json", "csv", "md"])
        {
            var address = $"/user/github/owner/export.{extension}?period=1_year&private=true";

            using var toOwner = await owner.GetAsync(address);
            using var toStranger = await service.GetAsync(address);

            Assert.Contains(PrivateWorld.Secret, await toOwner.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
            Assert.True(toOwner.Headers.CacheControl is { Private: true, NoStore: true });
            Assert.Equal(HttpStatusCode.Unauthorized, toStranger.StatusCode);
        }
    }

    [Fact]
    public async Task A_session_without_the_scope_or_of_somebody_else_reads_no_private_report()
    {
        await using var service = await SignInService.StartAsync();
        service.AddPerson("owner");
        service.AddPerson("mallory");
        service.GitHub.Consent.Login = "owner";
        using var owner = new Browser(service);
        await owner.SignInAsync("?scope=private&return_to=/health/live");
        using var started = await owner.PostAsync("/api/v1/users/owner/reports/1_year?private=true");
        await UntilReadableAsync(owner, "/api/v1/users/owner/reports/1_year?private=true");
        using var unscoped = new Browser(service);
        await unscoped.SignInAsync();
        service.GitHub.Consent.Login = "mallory";
        using var mallory = new Browser(service);
        await mallory.SignInAsync("?scope=private&return_to=/health/live");

        using var toUnscoped = await unscoped.GetAsync("/api/v1/users/owner/reports/1_year?private=true");
        using var toMallory = await mallory.GetAsync("/api/v1/users/owner/reports/1_year?private=true");
        using var toStranger = await service.GetAsync("/api/v1/users/owner/reports/1_year?private=true");

        await toUnscoped.IsProblemAsync(HttpStatusCode.Forbidden, "private-scope-required");
        await toMallory.IsProblemAsync(HttpStatusCode.NotFound, "report-not-found");
        Assert.Equal(HttpStatusCode.Unauthorized, toStranger.StatusCode);
    }

    private static string Anonymous(string text, string name) => text.Replace(name, "?", StringComparison.OrdinalIgnoreCase)
        .Replace($">{char.ToUpperInvariant(name[0])}<", ">?<", StringComparison.Ordinal);

    private static Task UntilReadableAsync(Browser browser, string address) => Deadline.UntilAsync(async () =>
    {
        using var response = await browser.GetAsync(address);
        return response.StatusCode == HttpStatusCode.OK;
    });
}
