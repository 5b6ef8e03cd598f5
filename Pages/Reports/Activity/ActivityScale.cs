using System.Globalization;

namespace GitBrag.Pages.Reports.Activity;

/// <summary>The coordinates of the chart. Widths are percentages and fit any screen; heights are pixels, so text keeps its size.</summary>
internal sealed class ActivityScale
{
    public const int PlotHeight = 168;
    public const int Top = 10;
    public const int Base = Top + PlotHeight;
    public const int Height = Base + 36;
    private const int MostLabels = 14;

    private readonly ActivitySeries _series;
    private readonly int _step;

    public ActivityScale(ActivitySeries series)
    {
        _series = series;
        var highest = Math.Max(1, series.Columns.Max(static column => column.Merged + column.Open));
        _step = StepFor(highest);
        Highest = (highest + _step - 1) / _step * _step;
        LabelEvery = LabelStep(series.Columns.Length);
    }

    /// <summary>The count at the upper edge.</summary>
    public int Highest { get; }

    /// <summary>The number of columns between two labels.</summary>
    public int LabelEvery { get; }

    public IEnumerable<int> Lines => Enumerable.Range(0, (Highest / _step) + 1).Select(i => i * _step);

    public double Y(int count) => Base - ((double)count / Highest * PlotHeight);

    public double Width => 100.0 / _series.Columns.Length;

    public double Left(int index) => index * Width;

    public double Middle(int index) => (index + 0.5) * Width;

    /// <summary>The gap at either side of a bar.</summary>
    public double Gap => Width * (_series.Columns.Length < 8 ? 0.28 : 0.16);

    public bool HasLabel(int index) => (index + Offset) % LabelEvery == 0;

    /// <summary>Every second label, which narrow screens hide.</summary>
    public bool IsMinor(int index) => (index + Offset) / LabelEvery % 2 == 1;

    public string Label(int index)
    {
        var first = _series.Columns[index].First;
        return _series.Unit switch
        {
            ActivityUnit.Week => first.ToString("d MMM", CultureInfo.InvariantCulture),
            ActivityUnit.Month => first.ToString("MMM", CultureInfo.InvariantCulture),
            _ => FormattableString.Invariant($"Q{((first.Month - 1) / 3) + 1}"),
        };
    }

    /// <summary>The year, below the first label of each; null for the others.</summary>
    public string? Year(int index)
    {
        var previous = index - LabelEvery;
        var year = _series.Columns[index].First.Year;
        return previous < 0 || _series.Columns[previous].First.Year != year ? year.ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The period of a column in words.</summary>
    public static string Name(ActivityUnit unit, ActivityColumn column) => unit switch
    {
        ActivityUnit.Week => "Week of " + column.First.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        ActivityUnit.Month => column.First.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        _ => FormattableString.Invariant($"Quarter {((column.First.Month - 1) / 3) + 1} of {column.First.Year}"),
    };

    // Labels of quarters and half-years are aligned to January.
    private int Offset => _series.Unit switch
    {
        ActivityUnit.Month => _series.Columns[0].First.Month - 1,
        ActivityUnit.Quarter => (_series.Columns[0].First.Month - 1) / 3,
        _ => 0,
    };

    private int LabelStep(int columns)
    {
        int[] steps = _series.Unit switch
        {
            ActivityUnit.Week => [1, 2, 4],
            ActivityUnit.Month => [1, 2, 3, 6, 12],
            _ => [1, 2, 4, 8],
        };
        return steps.FirstOrDefault(step => columns <= step * MostLabels, steps[^1]);
    }

    // 1, 2 or 5 times a power of ten, for three to five lines.
    private static int StepFor(int highest)
    {
        for (var power = 1; ; power *= 10)
        {
            foreach (var step in (ReadOnlySpan<int>)[power, 2 * power, 5 * power])
            {
                if (highest <= step * 4)
                {
                    return step;
                }
            }
        }
    }
}
