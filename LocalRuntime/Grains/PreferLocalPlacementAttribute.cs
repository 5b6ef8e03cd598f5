namespace Orleans.Placement;

/// <summary>Asks that a grain be activated where it is first called. In one process that is always so.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class PreferLocalPlacementAttribute : Attribute;
