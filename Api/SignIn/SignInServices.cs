using GitBrag.Api.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace GitBrag.Api.SignIn;

/// <summary>Registers the sign-in with GitHub.</summary>
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
    /// Keeps ASP.NET Core's authentication from creating the OAuth handler for every request. Only two endpoints need it; <see cref="SessionMiddleware"/> finds sessions.
    /// </summary>
    private sealed class NoSchemeForEveryRequest(IOptions<AuthenticationOptions> options) : AuthenticationSchemeProvider(options)
    {
        public override Task<AuthenticationScheme?> GetDefaultAuthenticateSchemeAsync() => Task.FromResult<AuthenticationScheme?>(null);

        public override Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync() => Task.FromResult<IEnumerable<AuthenticationScheme>>([]);
    }
}
