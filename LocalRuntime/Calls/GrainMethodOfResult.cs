using System.Reflection;
using Orleans.Runtime;

namespace GitBrag.LocalRuntime;

/// <summary>A method of a grain interface, by what its task yields.</summary>
/// <typeparam name="TResult">What it yields; <see cref="Nothing"/> when it yields nothing.</typeparam>
internal sealed class GrainMethod<TResult>(MethodInfo method) : GrainMethod(method)
{
    private readonly MethodInvoker _invoker = MethodInvoker.Create(method);
    private readonly Type _returnType = method.ReturnType;

    public override object Call(ActivationDirectory activations, GrainId grainId, GrainClass grainClass, object?[] arguments)
    {
        var call = new GrainCall<TResult>(grainId, this, arguments);
        if (!call.CancelBeforeStart())
            activations.Send(grainId, grainClass, call);
        if (!_returnType.IsValueType)
            return call.Answer;
        return _returnType == typeof(ValueTask) ? new ValueTask(call.Answer) : new ValueTask<TResult>(call.Answer);
    }

    /// <summary>Calls the method of a grain object.</summary>
    public ValueTask<TResult> InvokeAsync(object grain, object?[] arguments) => _invoker.Invoke(grain, arguments.AsSpan()) switch
    {
        Task<TResult> task => new ValueTask<TResult>(task),
        ValueTask<TResult> task => task,
        Task task => Await(new ValueTask(task)),
        ValueTask task => Await(task),
        _ => throw new InvalidOperationException($"{this} returned null instead of a task."),
    };

    private static async ValueTask<TResult> Await(ValueTask task)
    {
        await task;
        return default!;
    }
}
