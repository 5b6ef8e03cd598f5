using GitBrag.Api.SignIn;
using GitBrag.Hosting;

namespace GitBrag.Api.Protection;

/// <summary>What every request goes through before its endpoint.</summary>
internal static class ProtectionPipeline
{
    /// <summary>What comes before anything can go wrong.</summary>
    public static void UseProtection(this WebApplication app)
    {
        app.UseRequestAddress(app.Services.GetRequiredService<GitBragSettings>());
        var headers = app.Services.GetRequiredService<SecurityHeaders>();
        app.Use((context, next) =>
        {
            headers.Apply(context);
            return next(context);
        });
    }

    /// <summary>Who asks, and whether a browser was made to ask by somebody else.</summary>
    public static void UseSessions(this WebApplication app)
    {
        app.UseMiddleware<SessionMiddleware>();
        app.Use(CrossSiteRequests.Check);
    }
}
