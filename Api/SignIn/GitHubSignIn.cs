using System.Net;
using GitBrag.Hosting;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace GitBrag.Api.SignIn;

/// <summary>Configures ASP.NET Core's OAuth handler for GitHub or an Enterprise server.</summary>
internal sealed class GitHubSignIn(GitBragSettings settings) : IConfigureNamedOptions<OAuthOptions>
{
    public const string Scheme = "GitHub";

    public const string CallbackPath = "/auth/callback";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectionAge = TimeSpan.FromMinutes(5);

    /// <summary>Whether people can sign in: an OAuth app is configured.</summary>
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

        // SignInEvents starts the session. The handler requires another scheme's name here.
        options.SignInScheme = "session";
        options.BackchannelTimeout = Timeout;
        options.BackchannelHttpHandler = new StatusChecker { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = ConnectionAge } };
        options.CorrelationCookie.Name = "gitbrag-sign-in.";
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>Throws for every status but 200: GitHub reports errors of a sign-in with status 200.</summary>
    private sealed class StatusChecker : DelegatingHandler
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
