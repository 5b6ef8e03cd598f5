using System.Net;
using GitBrag.Hosting;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace GitBrag.Api.SignIn;

/// <summary>Sets up the framework's OAuth handler for GitHub, or an Enterprise server, as configured.</summary>
internal sealed class GitHubSignIn(GitBragSettings settings) : IConfigureNamedOptions<OAuthOptions>
{
    /// <summary>The name of the scheme.</summary>
    public const string Scheme = "GitHub";

    public const string CallbackPath = "/auth/callback";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectionAge = TimeSpan.FromMinutes(5);

    /// <summary>Whether people can sign in: there is an OAuth app.</summary>
    public bool IsOffered => settings.GitHub.AppClientId is not null;

    public void Configure(OAuthOptions options) => Configure(null, options);

    public void Configure(string? name, OAuthOptions options)
    {
        if (name != Scheme)
        {
            return;
        }

        var site = settings.GitHubSite.ToString().TrimEnd('/');
        options.ClientId = settings.GitHub.AppClientId ?? "";
        options.ClientSecret = settings.GitHub.AppClientSecret ?? "";
        options.AuthorizationEndpoint = $"{site}/login/oauth/authorize";
        options.TokenEndpoint = $"{site}/login/oauth/access_token";
        options.UserInformationEndpoint = $"{settings.GitHub.ApiUrl.ToString().TrimEnd('/')}/user";
        options.CallbackPath = CallbackPath;
        options.UsePkce = true;
        options.Scope.Clear();
        options.EventsType = typeof(SignInEvents);

        // The events begin the session themselves; this only must not be the scheme's own name.
        options.SignInScheme = "session";
        options.BackchannelTimeout = Patience;
        options.BackchannelHttpHandler = new RefusalReader { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = ConnectionAge } };
        options.CorrelationCookie.Name = "gitbrag-sign-in.";
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>Makes an exception with its status of every answer that is none: GitHub tells what is wrong with a sign-in under status 200.</summary>
    private sealed class RefusalReader : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK ? response : throw Refusal(response);
        }

        private static HttpRequestException Refusal(HttpResponseMessage response)
        {
            using (response)
            {
                return new HttpRequestException($"GitHub answered with {(int)response.StatusCode}.", null, response.StatusCode);
            }
        }
    }
}
