namespace Orleans;

/// <summary>Why an activation ends.</summary>
public enum DeactivationReasonCode : byte
{
    /// <summary>No reason was given.</summary>
    None,

    /// <summary>The process is shutting down.</summary>
    ShuttingDown,

    /// <summary>The activation could not be set up.</summary>
    ActivationFailed,

    /// <summary>The directory of activations failed. Not used here.</summary>
    DirectoryFailure,

    /// <summary>Nobody called it for its collection age.</summary>
    ActivationIdle,

    /// <summary>It no longer answers. Not used here.</summary>
    ActivationUnresponsive,

    /// <summary>Another activation of the grain exists. Not used here.</summary>
    DuplicateActivation,

    /// <summary>A request came that it cannot serve. Not used here.</summary>
    IncompatibleRequest,

    /// <summary>The grain's code failed in a way that leaves its memory in doubt.</summary>
    ApplicationError,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested,

    /// <summary>It moves to another process. Not used here.</summary>
    Migrating,

    /// <summary>The runtime asked for it. Not used here.</summary>
    RuntimeRequested,

    /// <summary>Memory ran short. Not used here.</summary>
    HighMemoryPressure,
}
