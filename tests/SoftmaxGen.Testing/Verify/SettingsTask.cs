using System;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace VerifyTests;

/// <summary>A verification that can still be configured and starts when it is awaited, as in Verify.</summary>
public sealed class SettingsTask(VerifySettings? settings, Func<VerifySettings, Task> verify)
{
    private readonly VerifySettings settings = settings ?? new VerifySettings();
    private Task? task;

    public SettingsTask UseDirectory(string directory)
    {
        settings.UseDirectory(directory);
        return this;
    }

    public SettingsTask UseParameters(params object?[] parameters)
    {
        settings.UseParameters(parameters);
        return this;
    }

    public Task ToTask() => task ??= verify(settings);

    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();

    public static implicit operator Task(SettingsTask task) => task.ToTask();
}
