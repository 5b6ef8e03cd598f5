using GitBrag.Pages.Rendering;

namespace GitBrag.Api.Pages;

/// <summary>Registers what the pages are made with.</summary>
internal static class PageServices
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<PageSite>();
        services.AddSingleton<PageRendering>();
        services.AddSingleton<PageVisitor>();
        services.AddSingleton<PageAddress>();
        services.AddSingleton<ReportNews>();
        services.AddSingleton<ReportPages>();
        services.AddSingleton<TaskForms>();
        services.AddSingleton<ErrorPages>();
    }
}
