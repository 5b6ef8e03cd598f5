using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using GitBrag.Telemetry;

namespace GitBrag.Tests.Telemetry;

/// <summary>What the program's instruments measured and which activities ended while this lived. Both are the process's: nothing else may run beside it.</summary>
internal sealed class Measured : IDisposable
{
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;
    private readonly ConcurrentQueue<Measurement> _all = [];
    private readonly ConcurrentQueue<Activity> _ended = [];

    public Measured()
    {
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == GitBragTelemetry.Name)
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, labels, _) => Keep(instrument, value, labels));
        _meters.SetMeasurementEventCallback<int>((instrument, value, labels, _) => Keep(instrument, value, labels));
        _meters.SetMeasurementEventCallback<double>((instrument, value, labels, _) => Keep(instrument, value, labels));
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == GitBragTelemetry.Name,
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_activities);
    }

    /// <summary>Every value of every label.</summary>
    public IEnumerable<object?> LabelValues => _all.SelectMany(static each => each.Labels.Values);

    public IReadOnlyCollection<Activity> Activities => _ended;

    /// <summary>The sum over an instrument's measurements that have these labels, given as <c>name=value</c>.</summary>
    public double Sum(string instrument, params string[] labels) => Of(instrument, labels).Sum(static each => each.Value);

    /// <summary>How many measurements with these labels there were.</summary>
    public int Count(string instrument, params string[] labels) => Of(instrument, labels).Count();

    /// <summary>The last measurement of an instrument.</summary>
    public double Last(string instrument) => Of(instrument, []).Last().Value;

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
    }

    private IEnumerable<Measurement> Of(string instrument, string[] labels) =>
        _all.Where(each => each.Instrument == instrument && labels.All(label => each.Labels.Any(pair => $"{pair.Key}={pair.Value}" == label)));

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> labels) =>
        _all.Enqueue(new Measurement(instrument.Name, value, labels.ToArray().ToDictionary()));

    private sealed record Measurement(string Instrument, double Value, Dictionary<string, object?> Labels);
}
