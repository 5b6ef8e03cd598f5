using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace GitBrag;

/// <content>What Orleans must be told.</content>
public static partial class GrainServices
{
    // Without this the program's own exceptions do not travel between grains, and what went wrong arrives as a missing serialiser.
    static partial void AddRuntimeServices(IServiceCollection services) =>
        services.Configure<ExceptionSerializationOptions>(static options => options.SupportedNamespacePrefixes.Add(nameof(GitBrag)));
}
