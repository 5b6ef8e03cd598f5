using GitBrag.Api.SignIn;
using GitBrag.Hosting;

namespace GitBrag.Api.Protection;

/// <summary>The middleware that protects every endpoint.</summary>
internal static class ProtectionPipeline
{
    /// <summary>The middleware before the exception handler.</summary>
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

    /// <summary>Finds the session and refuses cross-site requests.</summary>
    public static void UseSessions(this WebApplication app)
    {
        app.UseMiddleware<SessionMiddleware>();
        app.Use(CrossSiteRequests.Check);
    }
}
