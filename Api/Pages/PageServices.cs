using GitBrag.Pages.Rendering;

namespace GitBrag.Api.Pages;

/// <summary>Registers the pages.</summary>
internal static class PageServices
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<PageSite>();
        services.AddSingleton<SitePages>();
        services.AddSingleton<VisitorSlots>();
        services.AddSingleton<PageRequestReader>();
        services.AddSingleton<ReportTaskCache>();
        services.AddSingleton<ReportPages>();
        services.AddSingleton<TaskForms>();
        services.AddSingleton<ErrorPages>();
    }
}
