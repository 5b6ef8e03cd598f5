using System.Reflection;

namespace GitBrag.LocalRuntime;

/// <summary>How the grain runtime of this process behaves.</summary>
public sealed class LocalRuntimeOptions
{
    /// <summary>The assemblies that hold the grain classes. None by default.</summary>
    public IList<Assembly> GrainAssemblies { get; } = [];

    /// <summary>
    /// How long an activation stays in memory without being called, unless its class says otherwise with <see cref="Orleans.CollectionAgeLimitAttribute"/>.
    /// Default 15 minutes.
    /// </summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle activations are looked for. Default one minute.</summary>
    public TimeSpan CollectionInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an activation may take to deactivate, and at shutdown how long running requests may take before that. Default 10 seconds.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call waits for its answer before it fails with a <see cref="TimeoutException"/>. Default 30 seconds.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the reminder table is read again, for rows that somebody else added or removed. Default 5 minutes.</summary>
    public TimeSpan ReminderRefreshInterval { get; set; } = TimeSpan.FromMinutes(5);
}
