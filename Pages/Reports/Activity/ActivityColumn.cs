namespace GitBrag.Pages.Reports.Activity;

/// <summary>One column of the chart.</summary>
/// <param name="First">The first day it stands for.</param>
/// <param name="Merged">Pull requests merged in it.</param>
/// <param name="Open">Pull requests opened in it that are still open.</param>
public sealed record ActivityColumn(DateOnly First, int Merged, int Open);
