using GitBrag.Api.Avatars;
using GitBrag.Api.Callers;
using GitBrag.Api.Cards;
using GitBrag.Api.Contracts;
using GitBrag.Api.Exports;
using GitBrag.Api.Faults;
using GitBrag.Api.OpenApi;
using GitBrag.Api.Pages;
using GitBrag.Api.Problems;
using GitBrag.Api.Profiles;
using GitBrag.Api.Protection;
using GitBrag.Api.Reports;
using GitBrag.Api.Requests;
using GitBrag.Api.Serving;
using GitBrag.Api.SignIn;
using GitBrag.Api.Tasks;
using GitBrag.Api.Users;
using GitBrag.Hosting;

namespace GitBrag.Api;

/// <summary>Registers and maps the features of the gateway.</summary>
internal static class ApiComposition
{
    public static void AddGitBragApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(static json => ApiJson.Apply(json.SerializerOptions).TypeInfoResolverChain.Insert(0, ApiJson.Default));
        services.AddExceptionHandler<FaultHandler>();
        services.AddProblemDetails();
        services.AddApiDocument();
        services.AddSingleton<RequestKeys>();
        services.AddSingleton<OperatorKey>();
        services.AddSingleton<CallerReader>();
        services.AddSingleton<ViewerResolver>();
        services.AddSingleton<ReportRequestReader>();
        services.AddSingleton<TaskFinder>();
        services.AddSingleton<UserErasure>();
        services.AddSingleton<RenderedReportCache>();
        services.AddSingleton<ReportStarter>();
        services.AddSingleton<StaleReportRefresher>();
        services.AddSingleton<ProfileReader>();
        services.AddSingleton<TaskEventBroadcaster>();
        services.AddSingleton<SecurityHeaders>();
        services.AddSingleton<StartRateLimits>();
        services.AddSignIn();
        services.AddPages();
        services.AddAvatars();
    }

    public static void MapGitBragApi(this WebApplication app)
    {
        app.UseProtection();
        app.UseExceptionHandler();
        app.UseStatusCodePages(static context => context.HttpContext.RequestServices.GetRequiredService<ErrorPages>()
            .Write(context.HttpContext, KnownProblems.ForStatus(context.HttpContext.Response.StatusCode)));
        app.Use(ClusterGuard.Check);
        app.UseSessions();

        app.MapOpenApi().ExcludeFromDescription();
        app.MapHealth();
        app.MapSignIn();
        app.MapRobots();
        app.MapExports();
        app.MapCards();
        app.MapCardPage();
        app.MapPages();
        app.MapAvatars();

        var user = app.MapGroup("/api/v1/users/{username}").AddEndpointFilter(QueryRules.Check).AddEndpointFilter(BodyRules.Check);
        user.MapReports();
        user.MapTasks();
        user.MapProfiles();
        user.MapErasure();
    }
}
