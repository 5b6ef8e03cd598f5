using GitBrag.Hosting;
using Orleans.Dashboard;

namespace GitBrag.Silo;

/// <summary>The dashboard of Orleans, where one is wanted. All silos of a cluster have one, or none: each tells its figures to the others'.</summary>
internal static class SiloDashboard
{
    public static void AddDashboard(this ISiloBuilder silo, DashboardSettings? settings)
    {
        if (settings is not null)
        {
            // The log is read where it is kept.
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
