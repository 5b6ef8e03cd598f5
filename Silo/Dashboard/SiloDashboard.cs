using GitBrag.Hosting;
using Orleans.Dashboard;

namespace GitBrag.Silo;

/// <summary>Orleans' dashboard, if <c>DASHBOARD_ENABLED</c>. Enable it on all silos of a cluster or on none: each sends its figures to the others.</summary>
internal static class SiloDashboard
{
    public static void AddDashboard(this ISiloBuilder silo, DashboardSettings? settings)
    {
        if (settings is not null)
        {
            // The log does not belong on the dashboard.
            Orleans.Dashboard.ServiceCollectionExtensions.AddDashboard(silo, static options => options.HideTrace = true);
        }
    }

    public static void MapDashboard(this WebApplication app, DashboardSettings? settings)
    {
        if (settings is not null)
        {
            app.MapOrleansDashboard("/dashboard").AddEndpointFilter(new DashboardGuard(settings.Login));
        }
    }
}
