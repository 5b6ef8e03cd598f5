namespace GitBrag.Api.Tests.SignIn;

/// <summary>A service where people can sign in with the stand-in.</summary>
public sealed class SignInService : IAsyncLifetime
{
    public static readonly string[] Settings = ["GITHUB_APP_CLIENT_ID=standin-client", "GITHUB_APP_CLIENT_SECRET=standin-secret", "ALLOW_ANONYMOUS_GENERATION=false"];

    public TestService Service { get; private set; } = null!;

    /// <summary>Starts one for a single test.</summary>
    public static Task<TestService> StartAsync(params string[] settings) => TestService.StartAsync([.. Settings, .. settings]);

    public async ValueTask InitializeAsync() => Service = await StartAsync();

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
