using System;
using System.Text;
using DigitClassifier;

Console.OutputEncoding = Encoding.UTF8;
switch (args)
{
    case []:
        TrainingRun.Run();
        return 0;
    case ["--naive"]:
        NaiveComparison.Run();
        return 0;
    case ["--help" or "-h"]:
        Console.WriteLine(Usage.Text);
        return 0;
    default:
        Console.Error.WriteLine(Usage.Text);
        return 2;
}
