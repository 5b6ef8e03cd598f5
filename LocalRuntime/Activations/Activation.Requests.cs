namespace GitBrag.LocalRuntime;

/// <content>How requests come in, run, and are given up.</content>
internal sealed partial class Activation
{
    /// <summary>Accepts a request, now or for later.</summary>
    /// <returns>False when the activation is over, and the request has to go to another one.</returns>
    public bool TryAccept(Request request)
    {
        lock (_gate)
        {
            if (_state == ActivationState.Gone)
                return false;
            if (_state == ActivationState.Active && _ending is null && _requests.TryStart(request))
            {
                Run(request);
                return true;
            }

            _requests.Wait(request);
            if (_state == ActivationState.New)
            {
                _state = ActivationState.Activating;
                _lastUse = Directory.Now;
                _turns.Queue(static activation => _ = ((Activation)activation!).ActivateAsync(), this);
            }

            return true;
        }
    }

    /// <summary>Ends the wait for requests that were sent before this instant. Those that have not started never will.</summary>
    public void TimeOutRequestsSentBefore(TimeSpan instant)
    {
        List<Request> overdue;
        lock (_gate)
        {
            if (_requests.IsEmpty)
                return;
            if (_state == ActivationState.Activating && _lastUse < instant)
                _turns.Queue(static activation => ((Activation)activation!)._activating.Cancel(), this);
            overdue = [.. _requests.All.Where(request => request.SentAt < instant)];
            _requests.TakeWaiting(request => request.CanBeForwarded && request.SentAt < instant);
        }

        overdue.ForEach(request => request.TimeOut(Directory.Options.ResponseTimeout));
    }

    /// <summary>The requests that run or wait.</summary>
    public List<Request> Requests()
    {
        lock (_gate)
            return [.. _requests.All];
    }

    private void Run(Request request) => _turns.Queue(static state => _ = ((RequestRun)state!).RunAsync(), new RequestRun(this, request));

    private void RunWaiting()
    {
        foreach (var request in _requests.StartWaiting())
            Run(request);
    }

    private void Finish(Request request)
    {
        lock (_gate)
        {
            _requests.Finish(request);
            if (request.KeepsAlive)
                _lastUse = Directory.Now;
            if (_state != ActivationState.Active)
                return;
            if (_ending is null)
                RunWaiting();
            else if (!_requests.IsRunning)
                BeginDeactivating();
        }
    }

    private sealed record RequestRun(Activation Activation, Request Request)
    {
        public async Task RunAsync()
        {
            await Request.RunAsync(Activation);
            Activation.Finish(Request);
            Request.Conclude();
        }
    }
}
