using GitBrag.Api.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace GitBrag.Api.SignIn;

/// <summary>Registers signing in and what goes with it.</summary>
internal static class SignInServices
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<GitHubSignIn>();
        services.AddSingleton<IConfigureOptions<OAuthOptions>>(static provider => provider.GetRequiredService<GitHubSignIn>());
        services.AddSingleton<SessionCache>();
        services.AddSingleton<SignInPages>();
        services.AddScoped<SignInEvents>();
        services.AddAuthentication().AddOAuth(GitHubSignIn.Scheme, static _ => { });
        services.AddSingleton<IAuthenticationSchemeProvider, NoSchemeForEveryRequest>();
        services.AddAntiforgery(static forms =>
        {
            forms.Cookie.Name = "gitbrag-form";
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forms.SuppressXFrameOptionsHeader = true;
        });
    }

    /// <summary>
    /// Keeps the framework's authentication, which runs before every endpoint, from building the OAuth handler for each request: that handler is for two addresses,
    /// and sessions are found by <see cref="SessionMiddleware"/>.
    /// </summary>
    private sealed class NoSchemeForEveryRequest(IOptions<AuthenticationOptions> options) : AuthenticationSchemeProvider(options)
    {
        public override Task<AuthenticationScheme?> GetDefaultAuthenticateSchemeAsync() => Task.FromResult<AuthenticationScheme?>(null);

        public override Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync() => Task.FromResult<IEnumerable<AuthenticationScheme>>([]);
    }
}
