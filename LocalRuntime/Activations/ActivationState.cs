namespace GitBrag.LocalRuntime;

/// <summary>Where an activation is in its life.</summary>
internal enum ActivationState
{
    /// <summary>Nobody has sent it anything.</summary>
    New,

    /// <summary>The grain object is being made and activated; requests wait.</summary>
    Activating,

    /// <summary>Requests run.</summary>
    Active,

    /// <summary>The grain is being deactivated; requests wait for the next activation.</summary>
    Deactivating,

    /// <summary>It is over; requests are turned away.</summary>
    Gone,
}
